import { lazy, Suspense, type ComponentType } from 'react';
import type { FieldKind } from '../../api/types';
import { AddressesEditor } from './addresses-editor';
import {
  BooleanEditor,
  ChoiceEditor,
  CountryEditor,
  LanguageEditor,
  MultiChoiceEditor,
  TagsEditor,
} from './choice-editor';
import type { EditorProps } from './editor-props';
import { EmailsEditor, PhonesEditor } from './list-editor';
import { MoneyEditor, NumberEditor } from './number-editor';
import { ReferenceEditor } from './reference-editor';
import { DateEditor, InstantEditor, LongTextEditor, TextEditor } from './text-editor';

// Of activities only, and with texts of their own.
const LazyObjects = lazy(async () => ({ default: (await import('./objects-editor')).ObjectsEditor }));
const LazyRecurrence = lazy(async () => ({ default: (await import('./objects-editor')).RepetitionEditor }));

const editors: Record<FieldKind, ComponentType<EditorProps>> = {
  text: TextEditor,
  longText: LongTextEditor,
  url: TextEditor,
  choice: ChoiceEditor,
  multiChoice: MultiChoiceEditor,
  tags: TagsEditor,
  emails: EmailsEditor,
  phones: PhonesEditor,
  addresses: AddressesEditor,
  date: DateEditor,
  dateTime: InstantEditor,
  number: NumberEditor,
  money: MoneyEditor,
  boolean: BooleanEditor,
  reference: ReferenceEditor,
  language: LanguageEditor,
  country: CountryEditor,
  recurrence: LazyRecurrence,
  objects: LazyObjects,
};

export function FieldEditor(props: EditorProps) {
  const Editor = editors[props.field.kind];
  return (
    <Suspense fallback={null}>
      <Editor {...props} />
    </Suspense>
  );
}
