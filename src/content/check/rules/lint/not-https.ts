import type { TopicRule } from './rule.ts';

/** What a lesson sends learners to cannot be changed on the way. */
export const checkNotHttps: TopicRule = ({ urls }, report) => {
  for (const { value, span } of urls)
    if (!/^https:\/\/[^/]/i.test(value))
      report(
        'resource/not-https',
        span,
        'This address does not begin with https://.',
        'Use the https address of the page, or another source.',
      );
};
