// Every figure of metrics, in words and in SQL, from the definitions the figures themselves are described by.
/** @jsxImportSource preact */

import { figureKinds } from "../../modules/metrics/index.ts";

export function FigureTables() {
  return (
    <>
      {figureKinds.map(({ name, words, rows, figures }) => (
        <section>
          <h3 id={name}>{name}</h3>
          <p>{words}</p>
          {rows && (
            <p>
              Rows:{" "}
              <code>
                from {rows.tables} where {rows.where}
              </code>
              , by <code>{rows.moment}</code>
            </p>
          )}
          <div class="wide">
            <table>
              <thead>
                <tr>
                  <th scope="col">Figure</th>
                  <th scope="col">What it is</th>
                  <th scope="col">SQL</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(figures).map(([figure, { words, sql }]) => (
                  <tr>
                    <th scope="row">
                      <code>{figure}</code>
                    </th>
                    <td>{words}</td>
                    <td>
                      <code>{sql}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  );
}
