/** Papers that customers send: thanks, what is still missing, what a file could be, why one cannot be taken. */
import type { RefusedFile } from '../events.js';

type Refusals = Readonly<Record<RefusedFile['why'], string>>;

const refusedEn: Refusals = {
  type: 'I cannot take this kind of file. A photo (JPEG, PNG, WebP, HEIC), a PDF, a short video, a plain text file or a ZIP will do.',
  program: 'For safety I do not take programs, scripts or web pages. Send a photo or a PDF of it instead.',
  office: 'I do not take office documents, because they can hold macros. Save it as a PDF and send that.',
  size: 'The file is too large: photos, PDFs and other files may have 10 MB, a video 25 MB. Take a smaller photo or save the PDF with less quality.',
  picture: 'The picture is too large in pixels. Send an ordinary photo or a screenshot of it.',
  archive: 'The archive cannot be read or holds more than I may take. Send the files from it one by one, or make a new ZIP without programs in it.',
  empty: 'The file is empty. Open it to see whether it is whole, and send it again.',
  tooMany: 'There are 30 files in this conversation already, and I cannot take more. If something important is missing, a person will help.',
  full: 'The files of this conversation have 100 MB already, and I cannot take more. If something important is missing, a person will help.',
  upload: 'That was too much: one message may bring up to 10 files with 4 MB together. Send them one by one, or a smaller photo or PDF.',
  lost: 'It did not arrive. Please send it again.'
};

const refusedPl: Refusals = {
  type: 'Takiego pliku nie mogę przyjąć. Nadaje się zdjęcie (JPEG, PNG, WebP, HEIC), PDF, krótki film, zwykły plik tekstowy albo ZIP.',
  program: 'Ze względów bezpieczeństwa nie przyjmuję programów, skryptów ani stron internetowych. Wyślij zamiast tego zdjęcie albo PDF.',
  office: 'Nie przyjmuję dokumentów biurowych, bo mogą zawierać makra. Zapisz dokument jako PDF i wyślij go w tej postaci.',
  size: 'Plik jest za duży: zdjęcia, PDF-y i inne pliki mogą mieć do 10 MB, a film do 25 MB. Zrób mniejsze zdjęcie albo zapisz PDF w niższej jakości.',
  picture: 'Obraz ma za dużo pikseli. Wyślij zwykłe zdjęcie albo zrzut ekranu.',
  archive: 'Tego archiwum nie da się odczytać albo zawiera coś, czego nie przyjmuję. Wyślij pliki pojedynczo albo spakuj je ponownie do ZIP-a, bez programów.',
  empty: 'Plik jest pusty. Sprawdź, czy się otwiera, i wyślij go jeszcze raz.',
  tooMany: 'W tej rozmowie jest już 30 plików i więcej nie mogę przyjąć. Jeśli brakuje czegoś ważnego, pomoże konsultant.',
  full: 'Pliki w tej rozmowie mają już 100 MB i więcej nie mogę przyjąć. Jeśli brakuje czegoś ważnego, pomoże konsultant.',
  upload: 'To za dużo: w jednej wiadomości może być do 10 plików, razem do 4 MB. Wyślij je pojedynczo albo zmniejsz zdjęcie lub PDF.',
  lost: 'Plik nie dotarł. Wyślij go, proszę, jeszcze raz.'
};

export const papersEn = {
  got: (files: string, need: string) => `Thank you, I have ${files}. “${need}” is done.`,
  added: (files: string, number: string) => `Thank you, ${files} now belongs to claim **${number}**.`,
  addedSeveral: (files: string, number: string) => `Thank you, these now belong to claim **${number}**: ${files}.`,
  doneSaid: (need: string) => `Good, “${need}” is done.`,
  still: 'Still missing:',
  complete: 'That is everything we need.',
  which: (file: string) => `Which point does ${file} belong to?`,
  whichOfSeveral: (files: string) => `Which point do these belong to: ${files}?`,
  isEarlier: (file: string) => `You sent ${file} earlier. Does it belong to one of these points?`,
  takenFor: (label: string) => `I take it for this: **${label}**. If it is something else, press or write **Change an answer**.`,
  other: 'Something else',
  each: 'They belong to different points',
  sorted: 'That file has its place already.',
  lackButton: 'I don’t have it',
  lack: 'That happens. This is how to get it:',
  lackMore: 'If you cannot get it, a person can look at other proof: a confirmation of the order or the payment, for instance, or photos that show the same. The claim stays open in the meantime.',
  doneButton: (need: string) => `Done: “${need}”`,
  refused: refusedEn,
  refusedFile: (file: string, why: string) => `I could not take ${file}. ${why}`,
  lackWords: ["i don't have it", 'i do not have it', 'i dont have it', 'i have lost it', 'i lost it', 'i can not find it', "i can't find it", 'i cannot find it', 'i have no receipt', "i don't have the receipt"]
};

export const papersPl: typeof papersEn = {
  got: (files: string, need: string) => `Dziękuję, mam już: ${files}. Punkt „${need}” jest załatwiony.`,
  added: (files: string, number: string) => `Dziękuję, plik ${files} jest dołączony do zgłoszenia **${number}**.`,
  addedSeveral: (files: string, number: string) => `Dziękuję, do zgłoszenia **${number}** dołączone są: ${files}.`,
  doneSaid: (need: string) => `Dobrze, punkt „${need}” jest załatwiony.`,
  still: 'Brakuje jeszcze:',
  complete: 'To już wszystko, czego potrzebujemy.',
  which: (file: string) => `Którego punktu dotyczy plik ${file}?`,
  whichOfSeveral: (files: string) => `Którego punktu dotyczą te pliki: ${files}?`,
  isEarlier: (file: string) => `Wcześniej w rozmowie pojawił się plik ${file}. Czy dotyczy któregoś z tych punktów?`,
  takenFor: (label: string) => `Przyjmuję, że to: **${label}**. Jeśli to coś innego, wybierz albo napisz **Zmień odpowiedź**.`,
  other: 'Czegoś innego',
  each: 'Każdy dotyczy czegoś innego',
  sorted: 'Ten plik ma już swoje miejsce.',
  lackButton: 'Nie mam tego',
  lack: 'Zdarza się. Tak można to zdobyć:',
  lackMore: 'Jeśli się nie uda, konsultant może przyjąć inny dowód, na przykład potwierdzenie zamówienia lub płatności albo zdjęcia, na których widać to samo. Zgłoszenie pozostaje w tym czasie otwarte.',
  doneButton: (need: string) => `Gotowe: „${need}”`,
  refused: refusedPl,
  refusedFile: (file: string, why: string) => `Nie mogę przyjąć pliku ${file}. ${why}`,
  lackWords: ['nie mam', 'nie mam tego', 'nie mam go', 'nie mam jej', 'nie mam paragonu', 'nie mam faktury', 'zgubilem', 'zgubilam', 'nie moge znalezc', 'nie mam dowodu zakupu', 'nie mam juz tego', 'juz nie mam']
};
