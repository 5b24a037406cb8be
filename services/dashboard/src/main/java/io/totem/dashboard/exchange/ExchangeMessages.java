package io.totem.dashboard.exchange;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page where the dictionary comes and goes as a file. */
@MessageBundle(value = "dashboardExchange", locale = "en")
public interface ExchangeMessages {

    @Message
    String title();

    @Message
    String importHead();

    @Message
    String intro();

    @Message
    String file();

    @Message
    String fileHint();

    @Message
    String look();

    @Message
    String adminOnly();

    @Message
    String adminOnlyMore();

    @Message
    String noFile();

    @Message
    String noFileMore();

    @Message
    String unknownForm();

    @Message
    String unknownFormMore();

    @Message
    String wouldDo(String file);

    @Message
    String did(String file);

    @Message
    String added(long count);

    @Message
    String updated(long count);

    @Message
    String unchanged(long count);

    @Message
    String proposed(long count);

    @Message
    String rejected(long count);

    @Message
    String take();

    @Message
    String takeMore();

    @Message
    String nothing();

    @Message
    String done();

    @Message
    String result();

    @Message
    String line();

    @Message
    String name();

    @Message
    String why();

    @Message
    String word(String result);

    @Message
    String more(long count);

    @Message
    String exportHead();

    @Message
    String exportIntro();

    @Message
    String json();

    @Message
    String jsonl();

    @Message
    String csv();

    @Message
    String namesEn();

    @Message
    String namesKo();

    @Message
    String back();

    @Message
    String tooLarge();

    @Message
    String tooLargeMore();
}
