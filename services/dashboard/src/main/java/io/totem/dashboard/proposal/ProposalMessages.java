package io.totem.dashboard.proposal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of proposals. */
@MessageBundle(value = "dashboardProposal", locale = "en")
public interface ProposalMessages {

    @Message
    String title();

    @Message
    String count(long count);

    @Message
    String intro();

    @Message
    String empty();

    @Message
    String emptyMore();

    @Message
    String fresh();

    @Message
    String changed();

    @Message
    String from(String file, String time);

    @Message
    String field();

    @Message
    String now();

    @Message
    String proposed();

    @Message
    String same();

    @Message
    String grave();

    @Message
    String accept();

    @Message
    String decline();

    @Message
    String adminOnly();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String back();

    @Message
    String label(String field);

    @Message
    String droppedTitle();

    @Message
    String droppedCount(long count);

    @Message
    String droppedIntro();

    @Message
    String droppedEmpty();

    @Message
    String droppedRefused();

    @Message
    String droppedEarlier(long count, String since);
}
