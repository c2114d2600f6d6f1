import type { ratingsTh } from '../th/ratings';

export const ratingsEn: typeof ratingsTh = {
  title: 'Ratings by customers',
  intro: 'Survey answers by the day on which the customer answered, newest first',
  introOwn: 'Survey answers of your sessions by the day on which the customer answered, newest first',
  loadError: 'The ratings could not be loaded',
  empty: 'No customer has rated in these days',
  noMatch: 'No rating of these days matches the filters',
  more: 'Show more',
  score: '{{score}} of 5 stars',
  average: '{{score}} of 5 stars on average',
  answers: 'Answers: {{count}}',
  distribution: 'How often each score was given',
  scoreCount: '{{score}} of 5 stars: {{count}} ({{share}})',
  by: 'with {{name}}',
  byNobody: 'with nobody',
  filters: {
    score: 'Score',
    anyScore: 'Every score',
    hasComment: 'Only with a comment',
  },
};
