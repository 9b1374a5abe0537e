/**
 * A ref that calls back when its element comes near the visible part of the area that scrolls it. Made anew at
 * every render, so that an element which is near still is noticed again after what it asked for has come.
 */
export function whenNear(onNear: () => void, margin: string) {
  return (element: HTMLElement | null) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onNear();
      },
      { root: element.closest('[data-scroller]'), rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
