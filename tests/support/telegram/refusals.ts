/** The refusals of the Bot API, in its own words (tdlib/telegram-bot-api, May 2026). */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

const bad = (description: string): Refusal => ({ error_code: 400, description: `Bad Request: ${description}` });
const forbidden = (description: string): Refusal => ({ error_code: 403, description: `Forbidden: ${description}` });
const conflict = (description: string): Refusal => ({ error_code: 409, description: `Conflict: ${description}` });

export const refusals = {
  unauthorized: { error_code: 401, description: 'Unauthorized' },
  noMethod: { error_code: 404, description: 'Not Found: method not found' },
  tooLarge: { error_code: 413, description: 'Request Entity Too Large' },
  notJson: bad("can't parse JSON object"),
  notUtf8: bad('strings must be encoded in UTF-8'),
  chatIdEmpty: bad('chat_id is empty'),
  chatNotFound: bad('chat not found'),
  blocked: forbidden('bot was blocked by the user'),
  deactivated: forbidden('user is deactivated'),
  kicked: forbidden('bot was kicked from the supergroup chat'),
  textEmpty: bad('message text is empty'),
  textTooLong: bad('message is too long'),
  captionTooLong: bad('message caption is too long'),
  entities: (what: string) => bad(`can't parse entities: ${what}`),
  keyboard: bad('object expected as reply markup'),
  buttonText: bad('inline keyboard button text must be non-empty'),
  buttonEmpty: bad('text buttons are unallowed in the inline keyboard'),
  buttonData: bad('BUTTON_DATA_INVALID'),
  buttonsTooMany: bad('REPLY_MARKUP_TOO_LONG'),
  noFile: (field: string) => bad(`there is no ${field} in the request`),
  fileEmpty: bad('file must be non-empty'),
  photoTooBig: bad('file is too big'),
  photoBroken: bad('IMAGE_PROCESS_FAILED'),
  wrongFile: bad('invalid file_id'),
  fileTooBig: bad('file is too big'),
  location: bad('bad latitude or longitude specified'),
  contact: bad('phone number and first name must be specified'),
  action: bad('wrong parameter action in request'),
  queryTooOld: bad('query is too old and response timeout expired or query ID is invalid'),
  answerTooLong: bad('MESSAGE_TOO_LONG'),
  editMissing: bad('message to edit not found'),
  editForeign: bad("message can't be edited"),
  notModified: bad(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  ),
  deleteMissing: bad('message to delete not found'),
  deleteRefused: bad("message can't be deleted for everyone"),
  idsMissing: bad('message identifiers are not specified'),
  idsTooMany: bad('too many message identifiers specified'),
  commandName: bad('BOT_COMMAND_INVALID'),
  commandDescription: bad('BOT_COMMAND_DESCRIPTION_INVALID'),
  commandsTooMany: bad('BOT_COMMANDS_TOO_MUCH'),
  commandLanguage: bad('invalid language code specified'),
  scope: bad('unsupported BotCommandScope type specified'),
  webhookUrl: bad('bad webhook: invalid URL specified'),
  webhookSecret: bad('secret token contains unallowed characters'),
  allowedUpdates: bad("can't parse allowed updates list"),
  webhookActive: conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  ),
  otherPoller: conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
  notForum: bad('the chat is not a forum'),
  topicName: bad('TOPIC_TITLE_EMPTY'),
  topicMissing: bad('message thread not found'),
  topicClosed: bad('TOPIC_CLOSED'),
  replyMissing: bad('message to be replied not found'),
  upgraded: (to: number): Refusal => ({
    ...bad('group chat was upgraded to a supergroup chat'),
    parameters: { migrate_to_chat_id: to },
  }),
  slowDown: (seconds: number): Refusal => ({
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  }),
} as const;

/** Thrown by a method of the fake; its server answers with it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.description);
    this.refusal = refusal;
  }
}
