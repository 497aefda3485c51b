import { Center, Loader } from '@mantine/core';

/** While the server is asked whether somebody is signed in already. */
export function DoorPending() {
  return (
    <Center component="main" mih="100dvh" aria-busy>
      <Loader />
    </Center>
  );
}
