/** Not even the words came: no sentence can be said, so a sign and the one thing to do. */
export function Problem() {
  return (
    <p class="problem">
      <button type="button" class="choice" onClick={() => location.reload()}>
        ↻
      </button>
    </p>
  );
}
