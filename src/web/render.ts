import type { Response } from 'express';
import type { FormView } from './form.ts';
import type { ViewContext } from './locale.ts';
import type { Method } from '../method/method.ts';

/** The type of the page that each view is given. A feature adds its own beside the code that makes the page. */
export interface Views {}

/** Beside every page: what the site says, and what the page says to the frame around it. */
export interface SiteContext extends ViewContext, Framed {
  readonly staticPath: (file: string) => string;
  readonly sheetPath: string;
  /** Of the sheet that paints wheels of this method, where that of the site does not. */
  readonly pathToPaint: (method: Method) => string | undefined;
}

interface Framed {
  /** Its title says when something is wrong with this form. */
  readonly form?: FormView;
  /** Where a button of the form changes the language, no link does. */
  readonly formPath?: string;
  /** What a wheel that can be painted on this page is of. */
  readonly toPaint?: Method;
  readonly head?: Head;
  readonly linkPreview?: LinkPreview | undefined;
}

/** What a service is told of a private page whose link is pasted there. All addresses are absolute. */
export interface LinkPreview {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly picture: {
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly text: string;
  };
}

/** What search engines, feed readers and link previews are told of a page. */
export interface Head {
  readonly canonical: string;
  readonly noindex?: boolean;
  readonly alternates: readonly { readonly lang: string; readonly url: string }[];
  readonly feeds: readonly { readonly title: string; readonly path: string }[];
  readonly ogTitle: string;
  readonly article?: {
    readonly summary: string;
    readonly published: string;
    readonly updated?: string | undefined;
  };
  readonly jsonLd?: string | undefined;
}

/** Answers with a view. Only this file draws one, so that whatever a view is given has a type. */
export function render<View extends keyof Views>(res: Response, view: View, page: Views[View]): void {
  res.render(view, page);
}

export function textOf<View extends keyof Views>(
  res: Response,
  view: View,
  page: Views[View],
): Promise<string> {
  return new Promise((resolve, reject) => {
    res.render(view, page, (error: Error | null, text: string) => {
      if (error === null) resolve(text);
      else reject(error);
    });
  });
}
