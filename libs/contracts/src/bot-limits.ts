/** LINE takes so many messages in one call, so an answer has no more. */
export const maxAnswerMessages = 5;

/** An answer that hands over leaves room in the call for the notice and the place in the queue. */
export const maxHandoffAnswerMessages = 3;

export const botLimits = {
  intentName: 80,
  category: 40,
  keyword: 200,
  keywordsPerIntent: 100,
  responseText: 2000,
  replyCode: 40,
  replyName: 80,
  flexBytes: 50_000,
  imagemapAreas: 50,
  testText: 1000,
  priority: { min: -100, max: 100 },
  /** JPEG or PNG, as LINE demands of an image message. */
  imageBytes: 10_000_000,
} as const;
