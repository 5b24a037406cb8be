package io.totem.policy.script;

/** A program for a test: says that it runs, and stays. */
final class SaysAndWaits {

    private SaysAndWaits() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("runs");
        Thread.sleep(600_000);
    }
}
