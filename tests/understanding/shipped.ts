import { openUnderstanding } from '../../core/understanding/index.ts';
import { shippedData } from '../support/knowledge.ts';

/** What understanding was built into, and understanding itself, as they ship. */
export const { understanding: data } = await shippedData();
export const shipped = openUnderstanding(data);
