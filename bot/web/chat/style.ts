/** Web Chat's colours and measures, light and dark. Contrast is 4.5:1 or more for all text (WCAG 2.2, 1.4.3). */
import { inkOn, readableOn } from '../embed/colour.js';

export interface Theme {
  readonly dark: boolean;
  /** `#rrggbb` of the shop around the chat; null: the chat's own. */
  readonly accent: string | null;
  /** A phone: everything in one column. */
  readonly narrow: boolean;
}

const LIGHT = {
  ground: '#f3f7f7', paper: '#ffffff', ink: '#16282a', quiet: '#566a6c', edge: '#d3dfdf',
  accent: '#0e5a5e', onAccent: '#ffffff', hover: '#e3efef', press: '#cfe3e3', good: '#1b6b3a', bad: '#b3261e', warn: '#7a4b00'
};

const DARK: typeof LIGHT = {
  ground: '#0f1819', paper: '#1a2728', ink: '#e8f0f0', quiet: '#a3b6b7', edge: '#34484a',
  accent: '#6fd0cb', onAccent: '#06292b', hover: '#243637', press: '#2e4547', good: '#7fd69c', bad: '#ff9d94', warn: '#f0c069'
};

const FONT = "'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif";
const BUBBLE = { dark: '#1d5c60', light: '#0e5a5e' };

/** The darkest of the light grounds, or the lightest of the dark ones, is where text in the shop's colour is hardest to read. */
function coloursOf({ dark, accent }: Theme): typeof LIGHT {
  const own = dark ? DARK : LIGHT;
  if (accent === null) return own;
  const readable = readableOn(own.press, accent);
  return { ...own, accent: readable, onAccent: inkOn(readable) };
}

/** Its own words stand out from the ground in white. */
function bubbleOf({ dark, accent }: Theme): string {
  if (accent !== null) return readableOn('#ffffff', accent);
  return dark ? BUBBLE.dark : BUBBLE.light;
}

/** Custom properties of the page around Web Chat. */
export function pageColours(theme: Theme): Readonly<Record<string, string>> {
  if (theme.accent === null) return {};
  const { accent, onAccent } = coloursOf(theme);
  return { '--accent': accent, '--on-accent': onAccent, '--head': theme.accent, '--on-head': inkOn(theme.accent) };
}

export function styleOptions(theme: Theme): object {
  const { narrow } = theme;
  const [c, bubble] = [coloursOf(theme), bubbleOf(theme)];
  return {
    accent: c.accent, backgroundColor: c.ground, subtle: c.quiet, primaryFont: FONT, fontSizeSmall: '80%', paddingRegular: narrow ? 8 : 12, paddingWide: 16,
    bubbleBackground: c.paper, bubbleBorderColor: c.edge, bubbleBorderRadius: 14, bubbleTextColor: c.ink,
    bubbleFromUserBackground: bubble, bubbleFromUserBorderColor: bubble,
    bubbleFromUserBorderRadius: 14, bubbleFromUserTextColor: '#ffffff',
    // A long answer is read from its beginning: scrolling stops when it fills the screen.
    autoScrollSnapOnPage: true, autoScrollSnapOnPageOffset: -60,
    bubbleMaxWidth: 620, bubbleMinWidth: narrow ? 200 : 260, bubbleMinHeight: 20,
    ...sendBox(c),
    ...suggestedActions(c, narrow),
    ...notices(c),
    cardEmphasisBackgroundColor: c.hover, cardPushButtonBackgroundColor: c.accent, cardPushButtonTextColor: c.onAccent
  };
}

function sendBox(c: typeof LIGHT): object {
  return {
    sendBoxBackground: c.paper, sendBoxTextColor: c.ink, sendBoxPlaceholderColor: c.quiet, sendBoxBorderTop: `1px solid ${c.edge}`,
    sendBoxTextWrap: true, sendBoxHeight: 52, sendBoxMaxHeight: 160,
    sendBoxButtonColor: c.accent, sendBoxButtonColorOnDisabled: c.quiet, sendBoxButtonShadeBorderRadius: 8,
    sendBoxButtonShadeColorOnHover: c.hover, sendBoxButtonShadeColorOnActive: c.press, sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonKeyboardFocusIndicatorBorderColor: c.accent, sendBoxButtonKeyboardFocusIndicatorBorderRadius: 8,
    // Sent when it is chosen: waiting for the send button, a file shows as a dot on the clip only, and customers would think it was sent.
    sendAttachmentOn: 'attach', uploadAccept: 'image/*,application/pdf,.doc,.docx,.txt,.zip', uploadMultiple: true
  };
}

/** Long titles must be readable: they wrap, and on a phone each has its own line. */
function suggestedActions(c: typeof LIGHT, narrow: boolean): object {
  return {
    suggestedActionLayout: narrow ? 'stacked' : 'flow', suggestedActionsStackedLayoutButtonTextWrap: true,
    suggestedActionsStackedHeight: '38vh', suggestedActionsFlowMaxHeight: '40vh',
    suggestedActionHeight: 44, suggestedActionBorderRadius: 12, suggestedActionBorderWidth: 1,
    suggestedActionBackgroundColor: c.paper, suggestedActionBorderColor: c.accent, suggestedActionTextColor: c.accent,
    suggestedActionBackgroundColorOnHover: c.hover, suggestedActionBackgroundColorOnActive: c.press,
    suggestedActionTextColorOnHover: c.accent, suggestedActionTextColorOnActive: c.accent, suggestedActionTextColorOnFocus: c.accent,
    suggestedActionKeyboardFocusIndicatorBorderColor: c.accent, suggestedActionsVisualKeyboardIndicatorColor: c.accent
  };
}

function notices(c: typeof LIGHT): object {
  return {
    timestampColor: c.quiet, notificationText: c.quiet, failedConnectivity: c.bad, slowConnectivity: c.warn,
    transcriptOverlayButtonBackground: c.accent, transcriptOverlayButtonBackgroundOnHover: c.accent, transcriptOverlayButtonBackgroundOnFocus: c.accent,
    transcriptOverlayButtonColor: c.onAccent,
    transcriptVisualKeyboardIndicatorColor: c.accent, transcriptActivityVisualKeyboardIndicatorColor: c.accent,
    toastInfoBackgroundColor: c.hover, toastInfoColor: c.ink, toastWarnBackgroundColor: c.hover, toastWarnColor: c.warn,
    toastErrorBackgroundColor: c.paper, toastErrorColor: c.bad, toastSuccessBackgroundColor: c.hover, toastSuccessColor: c.good,
    toastSeparatorColor: c.edge
  };
}

/** Adaptive Cards' own settings: Web Chat's default has a light look only. */
export function hostConfig(theme: Theme): object {
  const c = coloursOf(theme);
  const shade = (colour: string): object => ({ default: colour, subtle: c.quiet });
  const colours = {
    default: shade(c.ink), accent: shade(c.accent), good: shade(c.good), attention: shade(c.bad), warning: shade(c.warn), light: shade(c.ink), dark: shade(c.ink)
  };
  return {
    supportsInteractivity: true,
    fontFamily: FONT,
    fontSizes: { small: 14, default: 15, medium: 17, large: 20, extraLarge: 24 },
    spacing: { small: 4, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 14 },
    containerStyles: { default: { backgroundColor: c.paper, foregroundColors: colours }, emphasis: { backgroundColor: c.hover, foregroundColors: colours } },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { color: 'default', size: 'default', weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { color: 'default', size: 'default', weight: 'bolder' }
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small' }
    },
    actions: { actionAlignment: 'stretch', actionsOrientation: 'vertical', buttonSpacing: 8, maxActions: 100, spacing: 'default' }
  };
}
