#!/usr/bin/env node

require('../dist/main.js').run(process, require('node:path').join(__dirname, '..'));
