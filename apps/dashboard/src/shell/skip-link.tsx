import { Button } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { CONTENT_ID } from './frame.ts';
import { shellTexts } from './shell-texts.ts';
import classes from './skip-link.module.css';

/** The first thing that the keyboard reaches, seen only then: past the sidebar to the page. */
export function SkipLink() {
  const say = useTexts(shellTexts);
  return (
    <Button
      component="a"
      href={`#${CONTENT_ID}`}
      className={classes.link}
      onClick={event => {
        // The address stays that of the page.
        event.preventDefault();
        document.getElementById(CONTENT_ID)?.focus();
      }}
    >
      {say('toContent')}
    </Button>
  );
}
