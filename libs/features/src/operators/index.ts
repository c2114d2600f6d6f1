export { OperatorsModule } from './operators.module';
export { OperatorsService } from './operators.service';
export { assertPasswordAllowed, hashPassword, verifyPassword } from './password';
