import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { t } from "../words/words.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page: keeps the focus inside, Escape closes it. */
export const Dialog = ({ title, open, onClose, children }: Props) => (
  <ModalOverlay className="overlay" isOpen={open} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())} isDismissable>
    <Modal>
      <AriaDialog className="dialog">
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
        <Button onPress={onClose}>{t("close")}</Button>
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
