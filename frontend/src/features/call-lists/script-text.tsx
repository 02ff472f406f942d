import { Fragment } from 'react';
import { blocksOf, spansOf } from './script-model';
import classes from './call-lists.module.css';

/** What to say: paragraphs, headings, lists and emphasis, as a script needs them. */
export function ScriptText({ text }: { text: string }) {
  return blocksOf(text).map((block, index) => {
    switch (block.kind) {
      case 'heading':
        return (
          <p key={index} className={classes.scriptHeading}>
            <Spans text={block.lines[0] ?? ''} />
          </p>
        );
      case 'list':
        return (
          <ul key={index}>
            {block.lines.map((line, at) => (
              <li key={at}>
                <Spans text={line} />
              </li>
            ))}
          </ul>
        );
      case 'text':
        return (
          <p key={index}>
            {block.lines.map((line, at) => (
              <Fragment key={at}>
                {at > 0 && <br />}
                <Spans text={line} />
              </Fragment>
            ))}
          </p>
        );
    }
  });
}

function Spans({ text }: { text: string }) {
  return spansOf(text).map(({ text: words, isStrong }, index) =>
    isStrong ? <strong key={index}>{words}</strong> : <Fragment key={index}>{words}</Fragment>,
  );
}
