/** Loaded before every test file: properties are tried on the same cases in every run, unless they name a seed of their own. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261120 });
