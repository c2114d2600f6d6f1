import {
  createCustomerField,
  type CustomerField,
  deleteCustomerField,
  listCustomerFields,
  updateCustomerField,
} from '@jsk/contracts/customer-details';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';

export const customerFieldsOptions = queryOptions({
  queryKey: ['customer-fields'],
  queryFn: async ({ signal }) => (await call(listCustomerFields, {}, { signal })).items,
});

/** Adds a field, or changes the one whose id is given. */
export function useSaveCustomerField() {
  const refresh = useRefreshFields();
  return useMutation({
    mutationFn: ({ id, ...field }: Omit<CustomerField, 'id'> & { id: string | null }) => {
      if (id === null) return call(createCustomerField, field);
      const { name, choices, isPersonal } = field;
      return call(updateCustomerField, { fieldId: id, name, choices, isPersonal });
    },
    onSettled: refresh,
  });
}

export function useDeleteCustomerField() {
  const refresh = useRefreshFields();
  return useMutation({
    mutationFn: (fieldId: string) => call(deleteCustomerField, { fieldId }),
    onSettled: refresh,
  });
}

/** Also in the panels of customers that were looked at. */
function useRefreshFields(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: customerFieldsOptions.queryKey }),
      client.invalidateQueries({ queryKey: ['customer'] }),
    ]);
}
