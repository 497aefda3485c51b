export function InviteTaskPage() {
  return null;
}
