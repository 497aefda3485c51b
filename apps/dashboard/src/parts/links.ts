import { Anchor, Button, NavLink } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

// A Button is one until it is told to be a link, whatever address it gets.
const LinkButton = Button.withProps<'a'>({ component: 'a' });

/** Mantine's looks with the router's links: real addresses, typed, loaded when one is about to be followed. */
export const AnchorLink = createLink(Anchor<'a'>);
export const ButtonLink = createLink(LinkButton<'a'>);
export const PageLink = createLink(NavLink<'a'>);
