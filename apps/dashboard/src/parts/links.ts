import { Anchor, Button, NavLink } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** Mantine's looks with the router's links: real addresses, typed, loaded when one is about to be followed. */
export const AnchorLink = createLink(Anchor<'a'>);
export const ButtonLink = createLink(Button<'a'>);
export const PageLink = createLink(NavLink<'a'>);
