/**
 * What do the readers of calls and constructs tell about a parameter that is written? The common words between them and
 * `parameter-writes.ts`.
 */
import type { ParameterWrite } from '../../model/parameter-write.ts';
import type { Bound } from '../origins.ts';
import type { Node } from '../syntax.ts';
import type { Path } from '../writes.ts';

/** Where the type is told: the member `property` of the options. */
export interface TypeProperty {
  readonly options: Bound;
  readonly property: string;
  /** Another member that is looked at where the first is absent. */
  readonly otherwise?: Path;
  /** What the parameter is where no member tells. */
  readonly absent: 'absent' | 'plain';
  /** The property may be added. */
  readonly mayBeAdded: boolean;
}

/** A place that writes, before its parts are read. */
export interface Writing {
  readonly by: ParameterWrite['by'];
  readonly label: string;
  /** The call, or what stands for it. */
  readonly at: Node;
  readonly id?: string | undefined;
  readonly name: Bound;
  readonly value: Bound;
  readonly type: TypeProperty;
  /** Whether a parameter that is there is replaced; absent where nothing is asked. */
  readonly overwrite?: Bound;
}

/** A member of a value. */
export const member = ({ node, path, frame }: Bound, ...more: Path): Bound => ({ node, path: [...path, ...more], frame });
