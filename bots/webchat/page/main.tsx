import { render } from 'preact';
import { App } from './app.tsx';
import { openChat } from './open.ts';
import { Problem } from './parts/problem.tsx';

const root = document.getElementById('app');
if (root) {
  openChat()
    .then((chat) => render(<App chat={chat} />, root))
    .catch(() => render(<Problem />, root));
}
