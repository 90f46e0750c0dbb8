/** Every word that the widget says by itself. `data-text-too-long` on its line replaces `too-long`. */
const WORDS = {
  title: 'Ask the sources',
  launcher: 'Ask a question',
  close: 'Close',
  fresh: 'New conversation',
  greeting: 'Ask a question. Each answer is quoted from the sources; where they do not say, you are told so.',
  sources: 'What can be asked about',
  'all-sources': 'Show all {count}',
  'more-sources': 'and {count} more',
  label: 'Your question',
  placeholder: 'Ask a question',
  'placeholder-further': 'Ask a further question',
  hint: 'Enter asks, Shift and Enter start a new line.',
  ask: 'Ask',
  stop: 'Stop',
  'one-at-a-time': 'One question at a time: wait for the answer, or stop it.',
  'too-long': 'That is {count} characters; at most {limit} are read. Please shorten it.',

  asked: 'You asked:',
  searching: 'Searching the sources…',
  understood: 'Understood as:',
  citation: 'Source {number}: {title}',
  'open-source': 'Read it where it stands',
  'new-tab': '(opens in a new tab)',
  unfold: 'Show the whole quotation',
  fold: 'Show less',
  complete: 'This is the whole answer.',
  stopped: 'You stopped this question.',
  again: 'Ask it again',
  how: 'How this was found',

  'not-answered': 'The sources do not say',
  'unclear-question': 'Could you ask that another way?',
  'unsupported-language': 'This language is not read here',
  'small-talk': 'Hello',
  nearest: 'The nearest thing that they cover:',
  suggestions: 'Questions that they answer',
  meant: 'Which is meant?',
  'partly-answered': 'Part of the question is left open',
  'false-premise': 'The sources see it differently',
  'sources-differ': 'The sources differ',

  retry: 'Try again',
  'retry-in': 'Try again in {count} s',
  change: 'Change the question',
  offline: 'You are offline. What you write stays here.',
  unreachable: 'The sources cannot be reached now',
  'unreachable-more': 'It may be the connection. Trying again may help.',
  lost: 'The connection was lost',
  'lost-more': 'The reply did not arrive in full. Nothing you wrote is lost.',
  garbled: 'The reply could not be read',
  'garbled-more': 'Something was sent that this page does not understand. Trying again may help.',
  starting: 'Still getting ready',
  'starting-more': 'The sources are being read. It will not take long.',
  overloaded: 'Many people are asking right now',
  'overloaded-more': 'Your question can be asked again in a moment.',
  'timed-out': 'The answer took too long',
  'timed-out-more': 'A shorter question may help, or another try.',
  'budget-spent': 'That is a lot of questions',
  'budget-spent-more': 'There is a limit on how many can be asked in a short time. Please take a short break.',
  'invalid-request': 'The question cannot be read as it is',
  'invalid-request-more': 'It may hold characters that are no text. Please write it in other words.',
  failed: 'Something went wrong',
  'failed-more': 'The question could not be answered this time.',
};

/**
 * @param {DOMStringMap} options `data-text-…`, and `data-title` for the title
 * @returns {(key: string, values?: Record<string, string | number>) => string} what to say; empty where
 *   there is nothing of this name
 */
export function words(options) {
  return (key, values = {}) => {
    const given = options[camel(`text-${key}`)] ?? (key === 'title' ? options.title : undefined);
    const text = given ?? (Object.hasOwn(WORDS, key) ? WORDS[key] : '');
    return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
  };
}

function camel(name) {
  return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
