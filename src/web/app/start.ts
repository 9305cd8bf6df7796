/**
 * The one script of the document, under an address that does not change with its content. It holds
 * nothing and only loads the application, so that no other module ever imports it by another address.
 */
import('./main.tsx');
