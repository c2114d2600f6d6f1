/** Stands in for imported style sheets, which Jest cannot load. */
export const styles = {};
