import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Address } from '../../api/types';
import { addressFormatsQuery, formatOf, isUsualPostalCode, partsOf } from '../../metadata/address-formats';
import { countryCodes } from '../../metadata/codes';
import { useValueFormatter } from '../../metadata/use-format';
import { useSortedItems } from './choice-editor';
import { focusProps, type EditorProps } from './editor-props';
import classes from './field-editor.module.css';
import { ListEditor } from './list-editor';

const blank: Address = { street: null, city: null, region: null, postalCode: null, country: null, label: 'work' };

export function AddressesEditor(props: EditorProps) {
  const t = useTranslations('record.editor');
  return (
    <ListEditor<Address>
      {...props}
      blank={blank}
      addLabel={t('addAddress')}
      item={(address, change, { focusOnOpen, name }) => (
        <AddressFields address={address} change={change} focusOnOpen={focusOnOpen} name={name} />
      )}
    />
  );
}

type AddressFieldsProps = { address: Address; change: (next: Address) => void; focusOnOpen: boolean; name: string };

/** The country comes first, since it decides the order of everything else. */
function AddressFields({ address, change, focusOnOpen, name }: AddressFieldsProps) {
  const t = useTranslations('record');
  const { country } = useValueFormatter();
  const countries = useSortedItems(countryCodes, address.country, country);
  const { data: formats } = useQuery(addressFormatsQuery);
  const format = formatOf(formats, address.country);
  const isOdd = !isUsualPostalCode(format, address.postalCode);
  return (
    <div className={classes.address} role="group" aria-label={name}>
      <Select
        data-part="country"
        aria-label={t('addressParts.country')}
        placeholder={t('addressParts.country')}
        data={countries}
        value={address.country}
        searchable
        clearable
        limit={60}
        nothingFoundMessage={t('editor.nothingFound')}
        onChange={(value) => change({ ...address, country: value })}
      />
      {partsOf(format).map((part) => (
        <TextInput
          key={part}
          data-part={part}
          aria-label={t(`addressParts.${part}`)}
          placeholder={t(`addressParts.${part}`)}
          autoComplete="off"
          value={address[part] ?? ''}
          {...(part === 'postalCode' &&
            isOdd && { description: t('editor.unusualCode', { example: format?.postalCodeExample ?? '' }) })}
          {...focusProps(focusOnOpen && part === 'street')}
          onChange={(event) => change({ ...address, [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
