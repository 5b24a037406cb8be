package io.totem.dashboard.policy;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the Policies pages. */
@MessageBundle(value = "dashboardPolicy", locale = "en")
public interface PolicyMessages {

    @Message
    String entries(long count);

    @Message
    String intro();

    @Message
    String search();

    @Message
    String searchHint();

    @Message
    String platform();

    @Message
    String allPlatforms();

    @Message
    String category();

    @Message
    String allCategories();

    @Message
    String add();

    @Message
    String empty();

    @Message
    String emptyMore();

    @Message
    String showAll();

    @Message
    String name();

    @Message
    String description();

    @Message
    String terminatable();

    @Message
    String terminatableLong();

    @Message
    String origin();

    /** What catalog, import and operator are called. */
    @Message
    String originName(String origin);

    @Message
    String yes();

    @Message
    String no();

    @Message
    String system();

    @Message
    String expectedRoot();

    @Message
    String expectedPorts();

    @Message
    String expectedPublicPorts();

    @Message
    String expectedPaths();

    @Message
    String supervisor();

    @Message
    String tags();

    @Message
    String updated();

    @Message
    String edit();

    @Message
    String deleteDots();

    @Message
    String back();

    @Message
    String deleteTitle(String name);

    @Message
    String deleteMeans();

    @Message
    String delete();

    @Message
    String keep();

    @Message
    String who();

    @Message
    String nameHint();

    @Message
    String korean();

    @Message
    String english();

    @Message
    String judgement();

    @Message
    String reasonKorean();

    @Message
    String reasonEnglish();

    @Message
    String expected();

    @Message
    String portsHint();

    @Message
    String pathsHint();

    @Message
    String more();

    @Message
    String supervisorHint();

    @Message
    String adviceKorean();

    @Message
    String adviceEnglish();

    @Message
    String tagsHint();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String exchange();

    @Message
    String proposals();
}
