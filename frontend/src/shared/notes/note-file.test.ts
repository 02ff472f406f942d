import { describe, expect, it } from 'vitest';
import { factsOf } from './note-facts';
import { clockOf, recordingFile } from './note-file';

describe('recordingFile', () => {
  it.each([
    ['audio/webm;codecs=opus', 'voice-2026-11-22-0905.weba', 'audio/webm'],
    ['audio/mp4;codecs=mp4a.40.2', 'voice-2026-11-22-0905.m4a', 'audio/mp4'],
    ['audio/ogg;codecs=opus', 'voice-2026-11-22-0905.ogg', 'audio/ogg'],
  ])('names %s so that the server knows it for sound', (type, name, plain) => {
    const file = recordingFile([new Blob(['x'])], type, '2026-11-22T09:05');
    expect([file.name, file.type]).toEqual([name, plain]);
  });
});

it('tells time as a telephone does', () => {
  expect([0, 7, 65, 300].map(clockOf)).toEqual(['0:00', '0:07', '1:05', '5:00']);
});

it('asks for promises first, then people, then days', () => {
  const facts = factsOf({
    people: [{ contactId: 'c1', name: 'Ada Visser', words: 'Ada' }],
    days: [{ day: '2026-11-27', words: 'on Friday', sentence: 'They decide on Friday.' }],
    promises: [{ id: 'p1', what: 'I send it', due: null, promisedBy: 'us' }],
  });
  expect(facts.map(({ kind, key }) => [kind, key])).toEqual([
    ['promise', 'p1'],
    ['person', 'c1'],
    ['day', '2026-11-27'],
  ]);
});
