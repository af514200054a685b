import { render } from 'preact';
import { khmerFont } from '../../page/font.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) void khmerFont().then(() => render(<App />, root));
