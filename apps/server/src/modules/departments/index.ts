// What other modules may use of departments.

export { createDepartment } from "./departments.actions.ts";
export { departmentsErrors } from "./departments.errors.ts";
export * as departmentsEvents from "./departments.events.ts";
export { departmentCreate } from "./departments.events.ts";
export {
  type DepartmentRow,
  findDefaultDepartment,
  findDepartment,
  holdDepartment,
  insertDepartment,
  listDepartmentIds,
  listDepartments,
  lockDepartment,
} from "./departments.store.ts";
