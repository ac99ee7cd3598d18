// Puts a file into a field as if somebody had chosen it there.
export function choose(input, file) {
  const one = new DataTransfer();
  one.items.add(file);
  input.files = one.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
