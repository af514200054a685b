/** The words come from the server as well, so this one screen has to do without: two arrows say "try again". */
export function Unreachable({ again }: { again: () => void }) {
  return (
    <main class="door">
      <button type="button" class="button" onClick={again} aria-label="↻">
        ↻
      </button>
    </main>
  );
}
