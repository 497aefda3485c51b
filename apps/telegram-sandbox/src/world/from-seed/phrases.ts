import type { Language } from '../language.ts';
import { mix, pick } from '../random.ts';

/** What is said in chats: whole sentences, and `~` where a thing of the chat's life stands. */
type Phrases = {
  readonly things: readonly string[];
  readonly said: readonly string[];
  readonly answers: readonly string[];
  readonly endings: readonly string[];
  readonly posts: readonly string[];
};

const phrases: Readonly<Record<Language, Phrases>> = {
  ru: {
    things:
      'встреча|новая версия|цена|дорога|погода|запись|книга|доставка|скидка|вакансия|статья|подборка|поездка|настройка|замена|схема|инструкция|площадка|группа|программа'.split(
        '|',
      ),
    said: [
      'Всем привет!',
      'Доброе утро',
      'Кто-нибудь уже пробовал, как вам ~?',
      'Подскажите, пожалуйста, где лучше посмотреть: ~?',
      'А что сейчас с ~? Давно не слежу',
      'Вчера весь вечер разбирался, в итоге дело было не в том',
      'Нашёл хорошее: ~, всем советую',
      'У меня так же, уже второй раз за неделю',
      'Не работает со вчерашнего дня, у вас тоже?',
      'Кто идёт в субботу?',
      'Ищу, кто поможет: ~. Пишите в личку',
      'Спасибо за чат, очень выручает',
      'Если кому нужно — ~, отдам бесплатно',
      'Тема дня: ~. Что думаете?',
      'Сколько это сейчас стоит, примерно?',
      'Только что вернулся, всё прошло отлично',
      'Есть у кого-нибудь опыт? ~ интересует больше всего',
      'Я бы не спешил, через месяц будет понятнее',
      'Новичок здесь, рад познакомиться',
      'Кто подскажет телефон мастера?',
      'На сайте написано одно, по телефону говорят другое',
      'Опять перенесли, теперь на четверг',
      'Давайте соберёмся на следующей неделе',
      'Напомните, ~ — это когда?',
      'Вопрос к знатокам: ~ или всё-таки по-старому?',
      'Попробовал по вашему совету, помогло',
    ],
    answers: [
      'Да',
      'Нет, не видел',
      'Согласен',
      'Спасибо!',
      'У меня так же',
      'А где это?',
      'Плюс один',
      'Не соглашусь, бывает по-разному',
      'Напишите, как получится',
      'Точно, я тоже заметил',
      'Зависит от того, ~ это или нет',
      'Ого',
      'Это уже обсуждали выше',
      'Проверил, всё так',
      'Можно подробнее?',
      'Жаль(',
      'Отличная мысль',
      'Ждём)',
    ],
    endings: ['', '', '', '', ')', ' 🙂', '!', '…', ' 👍'],
    posts: [
      'Коротко о главном: ~. Подробности — в комментариях.',
      'Разбираем: ~. Что важно знать до начала и чего лучше не делать.',
      'Пять советов, если у вас впереди ~. Сохраните, пригодится.',
      'Итоги недели: ~ и ещё три новости.',
      'Вопрос читателям: ~ — как это у вас?',
      'Обновление: ~. Изменения действуют с понедельника.',
      'Подборка выходного дня. Главное в ней — ~.',
      'Нас часто спрашивают: ~. Отвечаем по порядку.',
      'Анонс: ~. Приходите, будет интересно.',
      'История одного читателя: ~ и что из этого вышло.',
    ],
  },
  en: {
    things:
      'the meetup|the new release|the price|the route|the weather|the recording|that book|delivery|the discount|the opening|the article|the list|the trip|the setup|the replacement|the guide|the venue|the group|the schedule|the update'.split(
        '|',
      ),
    said: [
      'Hi everyone!',
      'Good morning',
      'Has anybody tried it yet? ~, I mean',
      'Where is the best place to look for ~?',
      'What is going on with ~? I lost track',
      'Spent the whole evening on this, turned out to be something else',
      'Found something nice: ~. Recommended',
      'Same here, second time this week',
      'Not working since yesterday, anyone else?',
      'Who is coming on Saturday?',
      'Looking for somebody who can help with ~, DM me',
      'Thanks for this chat, it helps a lot',
      'Giving away two spare ones, first come first served',
      'Topic of the day: ~. Thoughts?',
      'Roughly how much is it these days?',
      'Just got back, it went really well',
      'Any experience here? Mostly interested in ~',
      'I would wait a month, things will be clearer',
      'New here, nice to meet you all',
      'Can someone share a contact?',
      'The site says one thing, support says another',
      'Postponed again, Thursday now',
      'Let us get together next week',
      'Remind me, when is ~?',
      'Question for the experts: ~, or stay with the old way?',
      'Did as you said and it worked',
    ],
    answers: [
      'Yes',
      'No, have not seen it',
      'Agreed',
      'Thanks!',
      'Same for me',
      'Where is that?',
      '+1',
      'Not sure, it depends',
      'Let us know how it goes',
      'Right, noticed that too',
      'Depends on ~',
      'Wow',
      'That was discussed above',
      'Checked, it is true',
      'Could you say more?',
      'Too bad',
      'Great idea',
      'Looking forward to it',
    ],
    endings: ['', '', '', '', '', ' 🙂', '!', '…', ' 👍'],
    posts: [
      'In short: ~. More in the comments.',
      'Explained: ~. What to know before you start, and what to avoid.',
      'Five tips for ~. Save this one for later.',
      'The week in review: ~ and three more stories.',
      'A question to readers: how is ~ where you are?',
      'Update: ~. The changes take effect on Monday.',
      'Weekend picks, with ~ on top.',
      'We are often asked about ~. Here are the answers.',
      'Announcement: ~. Join us.',
      'A reader’s story: ~, and what came of it.',
    ],
  },
};

const trait = { sentence: 1, thing: 2, ending: 3 };

/** The same text for the same draw. */
export function phrase(kind: 'said' | 'answers' | 'posts', language: Language, draw: number): string {
  const of = phrases[language];
  const sentence = pick(of[kind], mix(draw, 0, trait.sentence));
  const filled = sentence.replace('~', pick(of.things, mix(draw, 0, trait.thing)));
  const text = filled.charAt(0).toUpperCase() + filled.slice(1);
  return kind === 'posts' || /[?.!()]$/.test(text)
    ? text
    : text + pick(of.endings, mix(draw, 0, trait.ending));
}
