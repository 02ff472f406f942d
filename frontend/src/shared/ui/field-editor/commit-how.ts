/** How an editor in place was left: it says where the focus goes next. */
export type CommitHow = 'enter' | 'next' | 'previous' | 'pick' | 'leave';
