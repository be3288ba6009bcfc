/** One number, large, and what to know about it: of the board, the figures and the reports, within a list of terms. */
interface TileProps {
  readonly title: string;
  readonly value: string;
  readonly more?: string | undefined;
  readonly bad?: boolean;
}

export function Tile({ title, value, more, bad = false }: TileProps) {
  return (
    <div className={`tile ${bad ? 'bad' : 'plain'}`}>
      <dt>{title}</dt>
      <dd><strong>{value}</strong>{more !== undefined && <span className="quiet small">{more}</span>}</dd>
    </div>
  );
}
