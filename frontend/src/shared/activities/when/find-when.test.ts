import { describe, expect, it } from 'vitest';
import type { Language } from '../../i18n/languages';
import { findWhen } from './find-when';
import { loadTimeParsers } from './time-parsers';

/** A Sunday evening, by the clock of wherever this runs. */
const now = new Date(2026, 10, 22, 18, 50);

async function find(text: string, language: Language) {
  const found = findWhen(text, language, await loadTimeParsers(language), now);
  return found && { at: local(found.start), ...(found.end ? { to: local(found.end) } : {}), rest: found.rest };
}

function local(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getMonth() + 1}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

describe('findWhen', () => {
  it.each<[Language, string, string, string]>([
    ['en', 'Call Ana fri 3pm', '11-27 15:00', 'Call Ana'],
    ['en', 'send the offer tomorrow', '11-23 09:00', 'send the offer'],
    ['en', 'lunch at noon with Bo', '11-23 12:00', 'lunch with Bo'],
    ['en', 'ring back in 2 hours', '11-22 20:50', 'ring back'],
    ['en', 'tonight: send slides', '11-22 22:00', 'send slides'],
    ['es', 'llamar a Ana mañana 10', '11-23 10:00', 'llamar a Ana'],
    ['es', 'visita el viernes a las 3 de la tarde', '11-27 15:00', 'visita'],
    ['es', 'oferta pasado mañana a las 10', '11-24 10:00', 'oferta'],
    ['es', 'lunes 9 enviar contrato', '11-23 09:00', 'enviar contrato'],
    ['es', 'revisar la semana que viene', '11-23 09:00', 'revisar'],
    ['zh', '明天下午3点开会', '11-23 15:00', '开会'],
    ['zh', '后天打电话', '11-24 09:00', '打电话'],
    ['zh', '周五上午10点签合同', '11-27 10:00', '签合同'],
    ['ru', 'позвонить Анне завтра в 15:00', '11-23 15:00', 'позвонить Анне'],
    ['ru', 'встреча в пятницу в 3 часа дня', '11-27 15:00', 'встреча'],
    ['ru', 'отчёт послезавтра', '11-24 09:00', 'отчёт'],
    ['it', 'chiamare Ana domani alle 9', '11-23 09:00', 'chiamare Ana'],
    ['it', 'riunione domani 9', '11-23 09:00', 'riunione'],
    ['it', 'demo venerdì alle 3 del pomeriggio', '11-27 15:00', 'demo'],
    // Many type English whatever their language.
    ['it', 'demo fri 3pm', '11-27 15:00', 'demo'],
  ])('%s: "%s" is %s', async (language, text, at, rest) => {
    expect(await find(text, language)).toEqual({ at, rest });
  });

  it('hears until when', async () => {
    expect(await find('Demo tue 10-11:30', 'en')).toEqual({ at: '11-24 10:00', to: '11-24 11:30', rest: 'Demo' });
  });

  it.each<[Language, string]>([
    ['en', 'Offer 5 for room 12'],
    ['es', 'Enviar 3 catálogos'],
    ['zh', '发送报价'],
    ['ru', 'Отправить 12 образцов'],
    ['it', 'Preparare 4 copie'],
  ])('%s: hears no time in "%s"', async (language, text) => {
    expect(await find(text, language)).toBeUndefined();
  });
});
