/** Looks through the camera for a QR code, where the browser knows how (Shape Detection API). */
import { useEffect, useRef } from "react";

type Found = { rawValue: string };
type Detector = { detect: (source: HTMLVideoElement) => Promise<Found[]> };
type Makes = new (options: { formats: string[] }) => Detector;

const BarcodeDetector = (globalThis as { BarcodeDetector?: Makes }).BarcodeDetector;
export const canScan = Boolean(BarcodeDetector && globalThis.navigator?.mediaDevices);
const between = 200;

export function Camera({ onCode, onTrouble }: { onCode: (code: string) => void; onTrouble: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    async function look() {
      if (!BarcodeDetector || !video.current) return;
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (isOver) return;
      video.current.srcObject = stream;
      await video.current.play();
      while (!isOver) {
        const [found] = await detector.detect(video.current);
        if (found && !isOver) return onCode(found.rawValue);
        await new Promise((resolve) => setTimeout(resolve, between));
      }
    }
    look()
      .catch(() => !isOver && onTrouble())
      .finally(() => isOver && stop());
    function stop() {
      stream?.getTracks().forEach((track) => track.stop());
    }
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return <video ref={video} className="store-camera" muted playsInline aria-label="What the camera sees" />;
}
