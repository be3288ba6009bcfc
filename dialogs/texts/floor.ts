/** What is said while a person is waited for. */
export const floorEn = {
  ahead: (cases: number) => (cases === 1 ? 'There is one case before yours.' : `There are ${cases} cases before yours.`),
  closed: (opens: string) => `Nobody is here at the moment; we are back ${/^\d/.test(opens) ? 'at' : 'on'} ${opens}.`,
  promise: (by: string) => `You will have an answer by ${by}.`,
  mayLeave: 'You need not wait here: the answer comes into this conversation.',
  mayLeaveEmail: 'You need not wait here: the answer comes into this conversation, and by e-mail if you are away.',
  promiseBroken: 'I am sorry: you should have had an answer by now. I have told the person in charge, and your case comes first.',
  promiseBrokenOwned: (name: string) => `I am sorry: you should have had an answer by now. I have reminded ${name} and told the person in charge.`,
  ownerLost: (name: string) => `${name} cannot go on at the moment. I am asking somebody else; they see everything, so you will not be asked twice.`,
  transferred: (name: string) => `I am passing you on to ${name}, who sees everything you told us.`,
  tookOver: (name: string) => `${name} has taken over and sees everything you told us, so you will not be asked twice.`,
  tookOverNote: (from: string | null, reason: string) => (from === null ? `Taken over: ${reason}` : `Taken over from ${from}: ${reason}`),
  reassignedNote: (from: string | null, to: string | null, note: string) =>
    `Transferred${from === null ? '' : ` from ${from}`} ${to === null ? 'to the queue' : `to ${to}`}${note === '' ? '' : `: ${note}`}`,
  backInQueue: 'Somebody else will take over and see everything you told us, so you will not be asked twice.',
  task: (name: string) => `${name} needs one more thing from you:`,
  howToReach: 'How can we reach you if you leave this page? Without an address the answer waits here.',
  reachKept: 'Thank you, it is noted.',
  attachHere: 'Attach the photo or file with the paper clip below.',
  fileWanted: (name: string) => `I have kept what you wrote. ${name} asked for a photo or a file: attach it with the paper clip below. If you have none, write so, and I will pass that on.`,
  taskDone: (name: string) => `Thank you. I have passed it on to ${name}.`,
  contestNoted: (number: string, name: string) => `Noted: you do not agree with the decision on claim **${number}**. It stands in your case for ${name} to see, and the answer comes here.`,
  undelivered: {
    unknown: (text: string) => `It is not known whether the customer got “${text}”. It is sent again and may be seen twice.`,
    failed: (text: string) => `The customer did not get “${text}”: the channel refused it. Reach them by e-mail or phone.`
  }
};

export const floorPl: typeof floorEn = {
  ahead: (cases: number) => (cases === 1 ? 'Przed Tobą jest jedna sprawa.' : `Liczba spraw przed Tobą: ${cases}.`),
  closed: (opens: string) => `W tej chwili nikogo nie ma; wracamy ${opens}.`,
  promise: (by: string) => `Odpowiedź dostaniesz najpóźniej ${by}.`,
  mayLeave: 'Nie musisz tu czekać: odpowiedź przyjdzie do tej rozmowy.',
  mayLeaveEmail: 'Nie musisz tu czekać: odpowiedź przyjdzie do tej rozmowy, a jeśli stąd wyjdziesz, także e-mailem.',
  promiseBroken: 'Przepraszam: odpowiedź powinna już być. Osoba odpowiedzialna już o tym wie, a Twoja sprawa jest teraz pierwsza.',
  promiseBrokenOwned: (name: string) => `Przepraszam: odpowiedź powinna już być. ${name} ma przypomnienie, a osoba odpowiedzialna już o tym wie.`,
  ownerLost: (name: string) => `${name} nie może teraz kontynuować. Proszę o pomoc kogoś innego; ta osoba widzi wszystko, więc nie trzeba nic powtarzać.`,
  transferred: (name: string) => `Przekazuję rozmowę dalej: ${name} widzi wszystko, co już wiemy.`,
  tookOver: (name: string) => `Rozmowę przejmuje ${name} i widzi wszystko, co już wiemy, więc nie trzeba nic powtarzać.`,
  tookOverNote: (from: string | null, reason: string) => (from === null ? `Sprawa przejęta: ${reason}` : `Sprawa przejęta od: ${from}. Powód: ${reason}`),
  reassignedNote: (from: string | null, to: string | null, note: string) =>
    `Sprawa przekazana${from === null ? '' : `, dotąd: ${from}`}; ${to === null ? 'wraca do kolejki' : `teraz: ${to}`}${note === '' ? '' : `. Powód: ${note}`}`,
  backInQueue: 'Rozmowę przejmie ktoś inny. Ta osoba zobaczy wszystko, więc nie trzeba nic powtarzać.',
  task: (name: string) => `${name} prosi jeszcze o jedno:`,
  howToReach: 'Jak możemy się z Tobą skontaktować, jeśli opuścisz tę stronę? Bez adresu odpowiedź poczeka tutaj.',
  reachKept: 'Dziękuję, zapisane.',
  attachHere: 'Zdjęcie lub plik dołączysz ikoną spinacza na dole.',
  fileWanted: (name: string) => `Zapisane. ${name} prosi jednak o zdjęcie lub plik: dołączysz go ikoną spinacza na dole. Jeśli go nie masz, napisz o tym, a przekażę to dalej.`,
  taskDone: (name: string) => `Dziękuję. Przekazuję to dalej: ${name}.`,
  contestNoted: (number: string, name: string) => `Zapisane: nie zgadzasz się z decyzją w sprawie zgłoszenia **${number}**. Sprawę prowadzi ${name}; odpowiedź przyjdzie tutaj.`,
  undelivered: {
    unknown: (text: string) => `Nie wiadomo, czy do klienta dotarło „${text}”. Wysyłamy jeszcze raz, więc może to zobaczyć dwa razy.`,
    failed: (text: string) => `Do klienta nie dotarło „${text}”: kanał tego nie przyjął. Skontaktuj się mailem lub telefonicznie.`
  }
};
