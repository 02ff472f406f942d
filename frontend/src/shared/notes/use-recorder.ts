import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useTimeZone } from 'use-intl';
import { toWallClock } from '../lib/zoned-time';
import { longestRecording, noteFile, recordingFile, recordingTypes, type NoteFile } from './note-file';

/** Why nothing can be recorded: the user or the browser said no, there is no microphone, or the page is not secure. */
export type RecorderRefusal = 'refused' | 'missing' | 'unsupported';
export type RecorderState = 'idle' | 'asking' | 'recording' | RecorderRefusal;

export type Recorder = {
  state: RecorderState;
  seconds: number;
  start: () => void;
  stop: () => void;
  /** Ends it and keeps nothing. */
  discard: () => void;
};

type Session = { recorder: MediaRecorder; stream: MediaStream; audio: AudioContext; startedAt: number };

/** Records what is said and shows on `level` how loud it is, without drawing the page anew. The microphone is let go as soon as the recording ends, however it ends. */
export function useRecorder(level: RefObject<HTMLElement | null>, onRecorded: (file: NoteFile) => void): Recorder {
  const timeZone = useTimeZone() ?? 'UTC';
  const [state, setState] = useState<RecorderState>('idle');
  const [seconds, setSeconds] = useState(0);
  const session = useRef<Session>(undefined);
  const isGone = useRef(false);
  const keeps = useRef(true);

  const latest = useRef(onRecorded);
  useEffect(() => {
    latest.current = onRecorded;
  });

  const finish = (parts: Blob[], type: string, startedAt: number) => {
    const lasted = Math.max(1, Math.round((performance.now() - startedAt) / 1000));
    const clock = toWallClock(new Date().toISOString(), timeZone);
    if (keeps.current && parts.length > 0) latest.current(noteFile(recordingFile(parts, type, clock), lasted));
  };

  const end = useCallback((keep: boolean) => {
    keeps.current = keep;
    if (session.current?.recorder.state === 'recording') session.current.recorder.stop();
  }, []);

  const start = () => {
    if (session.current || state === 'asking') return;
    // Browsers hand out the microphone to secure pages only.
    if (!('mediaDevices' in navigator) || typeof MediaRecorder === 'undefined') {
      setState('unsupported');
      return;
    }
    setState('asking');
    void open().then(setState, (error: unknown) => setState(refusalOf(error)));
  };

  const open = async (): Promise<RecorderState> => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (isGone.current) {
      release(stream);
      return 'idle';
    }
    const mimeType = recordingTypes.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: 48_000 });
    const parts: Blob[] = [];
    const opened = { recorder, stream, audio: new AudioContext(), startedAt: performance.now() };
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) parts.push(data);
    };
    recorder.onstop = () => {
      session.current = undefined;
      release(stream);
      void opened.audio.close();
      finish(parts, recorder.mimeType, opened.startedAt);
      setState('idle');
    };
    session.current = opened;
    keeps.current = true;
    setSeconds(0);
    recorder.start(1000);
    return 'recording';
  };

  useEffect(() => {
    if (state !== 'recording' || !session.current) return undefined;
    const { audio, stream, startedAt } = session.current;
    const analyser = audio.createAnalyser();
    analyser.fftSize = 512;
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    let frame = 0;
    const draw = () => {
      analyser.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0) / 128;
      level.current?.style.setProperty('--level', Math.min(1, Math.sqrt(loudest)).toFixed(2));
      const passed = (performance.now() - startedAt) / 1000;
      setSeconds(Math.floor(passed));
      if (passed >= longestRecording) end(true);
      else frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [state, end, level]);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      end(false);
    };
  }, [end]);

  return { state, seconds, start, stop: () => end(true), discard: () => end(false) };
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function refusalOf(error: unknown): RecorderRefusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'missing' : 'unsupported';
}
