import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** `policies ← dialogs ← bot`: an import against the arrow is an error; a test checks the whole tree once more. */
const arrow = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }] }
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'data/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: 'error'
    }
  },
  arrow(['policies/**/*.ts'], ['**/dialogs/**', '**/bot/**', 'node:*', '!node:util', 'botbuilder*', '@microsoft/*', 'fastify*', 'lowdb*'], 'policies/ is pure: it imports nothing of dialogs/ or bot/, and does no I/O.'),
  arrow(['dialogs/**/*.ts'], ['**/bot/**', 'node:*', 'botbuilder*', '@microsoft/*', 'fastify*', 'lowdb*'], 'dialogs/ is pure: it imports nothing of bot/, and does no I/O.'),
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } }
);
