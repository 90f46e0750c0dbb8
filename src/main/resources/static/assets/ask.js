import { ask, listSources } from './api.js';
import { Conversation } from './conversation.js';
import { button, h } from './dom.js';
import { sourceList } from './sources.js';
import { Turn } from './turn.js';

const form = document.getElementById('ask');
const field = document.getElementById('question');
const send = document.getElementById('send');
const stop = document.getElementById('stop');
const advice = document.getElementById('advice');
const fresh = document.getElementById('new-conversation');
const shown = document.getElementById('conversation');
const bibliography = document.getElementById('source-list');

/** Whether there is a keyboard beside the screen rather than on it. */
const typing = matchMedia('(pointer: fine)').matches;
const limit = Number(field.dataset.limit);
const conversation = new Conversation();
let sources = [];
/** What aborts the question under way; null while none is. */
let underWay = null;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const question = field.value.trim().toWellFormed();
  if (question === '' || question.length > limit) {
    return;
  }
  if (underWay !== null) {
    advice.textContent = 'One question at a time: wait for the answer, or stop it.';
    return;
  }
  field.value = '';
  settle();
  begin(question);
});

field.addEventListener('keydown', (event) => {
  // An input method uses Enter to choose a word.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

field.addEventListener('input', () => {
  const length = field.value.trim().length;
  const over = length > limit;
  field.setAttribute('aria-invalid', String(over));
  advice.textContent = over ? `That is ${length} characters; at most ${limit} are read. Please shorten it.` : '';
});

stop.addEventListener('click', () => underWay?.abort());

fresh.addEventListener('click', () => {
  underWay?.abort();
  conversation.clear();
  shown.replaceChildren();
  arrange();
  field.focus();
});

/** Ready for the next question; on a touch screen the keyboard makes room for the answer instead. */
function settle() {
  if (typing) {
    field.focus({ preventScroll: true });
  } else {
    document.activeElement.blur();
  }
}

function begin(question) {
  const turn = new Turn(question);
  shown.append(turn.element);
  arrange();
  turn.element.scrollIntoView({ block: 'start' });
  attempt(turn, question, true);
}

/** A second attempt asks for the whole reply at once: streaming may be what failed. */
async function attempt(turn, question, streaming) {
  if (underWay !== null) {
    return;
  }
  const own = new AbortController();
  const retry = () => {
    settle();
    attempt(turn, question, false);
  };
  const edit = () => {
    field.value = question;
    field.focus();
  };
  occupied(own);
  turn.wait();
  try {
    const request = { question, history: conversation.history() };
    const reply = await ask(request, { signal: own.signal, streaming, onClaim: (told) => turn.tell(told) });
    if (!own.signal.aborted) {
      turn.complete(reply, sources);
      conversation.add(question, reply);
    }
  } catch (problem) {
    if (own.signal.aborted) {
      turn.stopped(retry);
    } else {
      turn.fail(problem, { retry, edit });
    }
  } finally {
    if (underWay === own) {
      occupied(null);
    }
  }
}

function occupied(by) {
  if (document.activeElement === stop) {
    settle();
  }
  underWay = by;
  advice.textContent = '';
  send.hidden = by !== null;
  stop.hidden = by === null;
}

/** An empty page introduces itself; a conversation has the room to itself. */
function arrange() {
  const talking = shown.childElementCount > 0;
  document.body.classList.toggle('talking', talking);
  fresh.hidden = !talking;
  field.placeholder = talking ? 'Ask a further question' : 'Ask a question';
}

async function showSources() {
  bibliography.setAttribute('aria-busy', 'true');
  try {
    sources = await listSources();
    bibliography.replaceChildren(sourceList(sources));
  } catch (problem) {
    bibliography.replaceChildren(
      h('div', { class: 'problem', role: 'alert' }, h('p', {}, `The sources cannot be listed now. ${problem.message}`), button('Try again', showSources)),
    );
  } finally {
    bibliography.removeAttribute('aria-busy');
  }
}

function restore() {
  try {
    for (const { question, reply } of conversation.restore()) {
      const turn = new Turn(question);
      turn.complete(reply, []);
      shown.append(turn.element);
    }
  } catch {
    // Kept by another version of this page.
    conversation.clear();
    shown.replaceChildren();
  }
  arrange();
}

restore();
showSources();
if (typing && location.hash === '') {
  settle();
}
