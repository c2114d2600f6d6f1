/** Where the simulated customer always is. */
export const SAMPLE_LOCATION = {
  type: 'location',
  title: 'สวนลุมพินี',
  address: 'ถนนพระรามที่ 4 แขวงลุมพินี เขตปทุมวัน กรุงเทพมหานคร 10330',
  latitude: 13.7314,
  longitude: 100.5414,
} as const;
