import fc from 'fast-check';

// a mutant that a few examples do not tell from the program is told apart by no thousand of them, most of the time
fc.configureGlobal({ numRuns: 15 });
