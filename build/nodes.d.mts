export declare const releases: readonly string[];
export declare function fetched(): string[];
export declare function nodeOf(release: string): string;
