/*
 * Whether musl and this kernel are as the Java code takes them to be: constants, the places in structures, the functions that it
 * looks up, and the calls themselves. java.h and functions.h are made of the Java sources. Linked dynamically, so that the C library
 * is that of the image.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <linux/errqueue.h>

#include "java.h"

static int failed = 0;

static void promise(const char *text, int holds) {
    printf("%s native: %s\n", holds ? "ok" : "not ok", text);
    failed += !holds;
}

#define SAME(java, c) promise(#java " is " #c, (long) (java) == (long) (c))
#define AT(java, structure, member) promise(#java " is the place of " #member, (java) == offsetof(struct structure, member))

static void constants(void) {
    SAME(FileCalls_READ_ONLY, O_RDONLY | O_CLOEXEC);
    SAME(PathDescriptor_O_PATH, O_PATH);
    SAME(PathDescriptor_O_CLOEXEC, O_CLOEXEC);
    SAME(PathDescriptor_AT_FDCWD, AT_FDCWD);
#if defined(__aarch64__) || defined(__arm__) || defined(__powerpc__)
    SAME(PathDescriptor_O_NOFOLLOW_ARM, O_NOFOLLOW);
#else
    SAME(PathDescriptor_O_NOFOLLOW, O_NOFOLLOW);
#endif
    SAME(SystemConstants_SC_CLK_TCK, _SC_CLK_TCK);
    SAME(SystemConstants_SC_PAGESIZE, _SC_PAGESIZE);
    SAME(PidfdCalls_PIDFD_OPEN, SYS_pidfd_open);
    SAME(PidfdCalls_PIDFD_SEND_SIGNAL, SYS_pidfd_send_signal);
    SAME(PidfdCalls_POLLIN, POLLIN);
    SAME(SocketCalls_READABLE, POLLIN);
    SAME(SocketCalls_FAILED, POLLERR);
    SAME(Tracer_DATAGRAM, SOCK_DGRAM);
    SAME(Pinger_DATAGRAM, SOCK_DGRAM);
    SAME(Tracer_DO_NOT_WAIT, MSG_DONTWAIT);
    SAME(ErrorMessage_DO_NOT_WAIT, MSG_DONTWAIT);
    SAME(ErrorMessage_FROM_THE_QUEUE, MSG_ERRQUEUE);
    SAME(ErrorMessage_OF_THIS_MACHINE, SO_EE_ORIGIN_LOCAL);
    SAME(Errno_EPERM, EPERM);
    SAME(Errno_ENOENT, ENOENT);
    SAME(Errno_ESRCH, ESRCH);
    SAME(Errno_EINTR, EINTR);
    SAME(Errno_ENOMEM, ENOMEM);
    SAME(Errno_EACCES, EACCES);
    SAME(Errno_ENOTDIR, ENOTDIR);
    SAME(Errno_ENFILE, ENFILE);
    SAME(Errno_EMFILE, EMFILE);
    SAME(Errno_ENOSYS, ENOSYS);
    /* syslog(2): SYSLOG_ACTION_READ_ALL and SYSLOG_ACTION_SIZE_BUFFER, which no header names. */
    SAME(KernelLog_READ_ALL, 3);
    SAME(KernelLog_SIZE, 10);

    int four[] = Family_FOUR, wanted4[] = {AF_INET, IPPROTO_ICMP, IPPROTO_IP, IP_TTL, IP_RECVERR, ICMP_ECHO, ICMP_ECHOREPLY,
                                           ICMP_TIME_EXCEEDED, ICMP_DEST_UNREACH, ICMP_PORT_UNREACH};
    int six[] = Family_SIX, wanted6[] = {AF_INET6, IPPROTO_ICMPV6, IPPROTO_IPV6, IPV6_UNICAST_HOPS, IPV6_RECVERR, ICMP6_ECHO_REQUEST,
                                         ICMP6_ECHO_REPLY, ICMP6_TIME_EXCEEDED, ICMP6_DST_UNREACH, ICMP6_DST_UNREACH_NOPORT};
    promise("Family.FOUR has the numbers of IPv4", sizeof four == sizeof wanted4 && !memcmp(four, wanted4, sizeof four));
    promise("Family.SIX has the numbers of IPv6", sizeof six == sizeof wanted6 && !memcmp(six, wanted6, sizeof six));
}

static void structures(void) {
    SAME(SocketCalls_POLLFD, sizeof(struct pollfd));
    AT(SocketCalls_EVENTS, pollfd, events);
    AT(SocketCalls_RETURNED, pollfd, revents);
    AT(PidfdCalls_EVENTS, pollfd, events);
    SAME(ErrorMessage_HEADER, sizeof(struct msghdr));
    SAME(ErrorMessage_VECTOR, sizeof(struct iovec));
    AT(ErrorMessage_CONTROL_LENGTH_AT, msghdr, msg_controllen);
    AT(16, msghdr, msg_iov);
    AT(24, msghdr, msg_iovlen);
    AT(32, msghdr, msg_control);
    AT(ErrorMessage_LEVEL_AT, cmsghdr, cmsg_level);
    AT(ErrorMessage_TYPE_AT, cmsghdr, cmsg_type);
    SAME(ErrorMessage_ERROR_AT, CMSG_LEN(0));
    SAME(ErrorMessage_ORIGIN_AT, ErrorMessage_ERROR_AT + offsetof(struct sock_extended_err, ee_origin));
    SAME(ErrorMessage_ICMP_TYPE_AT, ErrorMessage_ERROR_AT + offsetof(struct sock_extended_err, ee_type));
    SAME(ErrorMessage_ICMP_CODE_AT, ErrorMessage_ERROR_AT + offsetof(struct sock_extended_err, ee_code));
    SAME(ErrorMessage_SENDER_AT, ErrorMessage_ERROR_AT + sizeof(struct sock_extended_err));
    SAME(ErrorMessage_SENDER4_AT, ErrorMessage_SENDER_AT + offsetof(struct sockaddr_in, sin_addr));
    SAME(ErrorMessage_SENDER6_AT, ErrorMessage_SENDER_AT + offsetof(struct sockaddr_in6, sin6_addr));
    SAME(Family_ADDRESS4, sizeof(struct sockaddr_in));
    SAME(Family_ADDRESS6, sizeof(struct sockaddr_in6));
    SAME(Pinger_HEADER, sizeof(struct icmphdr));
    promise("nfds_t, size_t and ssize_t are as wide as Java's long",
            sizeof(nfds_t) == 8 && sizeof(size_t) == 8 && sizeof(ssize_t) == 8);
    promise("socklen_t is as wide as Java's int", sizeof(socklen_t) == 4);
}

#define FUNCTION(name) promise("the C library has " #name, dlsym(RTLD_DEFAULT, #name) != NULL);
static void functions(void) {
#include "functions.h"
}

static void process_descriptors(void) {
    pid_t child = fork();
    if (child == 0) {
        alarm(30);
        pause();
        _exit(0);
    }
    int descriptor = syscall(PidfdCalls_PIDFD_OPEN, (long) child, 0L, 0L, 0L);
    promise("a process is opened by its number", descriptor >= 0);
    struct pollfd ended = {.fd = descriptor, .events = PidfdCalls_POLLIN};
    promise("one that runs is not readable", poll(&ended, 1, 0) == 0);
    promise("a signal reaches it", syscall(PidfdCalls_PIDFD_SEND_SIGNAL, (long) descriptor, (long) SIGTERM, 0L, 0L) == 0);
    promise("one that has ended is readable", poll(&ended, 1, 5000) == 1);
    waitpid(child, NULL, 0);
    close(descriptor);
    long again = syscall(PidfdCalls_PIDFD_OPEN, (long) child, 0L, 0L, 0L);
    promise("one that is gone is ESRCH", again == -1 && errno == Errno_ESRCH);
}

static void files(void) {
    symlink("/etc/passwd", "/tmp/link");
    struct stat found;
    int link = openat(PathDescriptor_AT_FDCWD, "/tmp/link", PathDescriptor_O_PATH | PathDescriptor_O_CLOEXEC | O_NOFOLLOW);
    promise("a link itself is held", link >= 0 && fstat(link, &found) == 0 && S_ISLNK(found.st_mode));
    int folder = openat(PathDescriptor_AT_FDCWD, "/etc/passwd/none", PathDescriptor_O_PATH);
    promise("what lies below a file is ENOTDIR", folder == -1 && errno == Errno_ENOTDIR);
    int none = open("/none", FileCalls_READ_ONLY);
    promise("what is not there is ENOENT", none == -1 && errno == Errno_ENOENT);
    promise("the clock has ticks", sysconf(SystemConstants_SC_CLK_TCK) > 0 && sysconf(SystemConstants_SC_PAGESIZE) >= 4096);
}

/* What a router, or here the machine itself, sends back to a datagram that nobody takes. */
static void error_queue(void) {
    int socket_ = socket(AF_INET, Tracer_DATAGRAM, 0), one = 1;
    struct sockaddr_in nobody = {.sin_family = AF_INET, .sin_port = htons(Tracer_FIRST_PORT)};
    nobody.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(socket_, IPPROTO_IP, IP_RECVERR, &one, sizeof one);
    connect(socket_, (struct sockaddr *) &nobody, sizeof nobody);
    send(socket_, "", 1, Tracer_DO_NOT_WAIT);
    struct pollfd told = {.fd = socket_, .events = SocketCalls_FAILED};
    promise("a datagram that nobody takes leaves an error", poll(&told, 1, 5000) == 1 && (told.revents & SocketCalls_FAILED));

    /* As Java fills it in: by places and widths, not by the names of members. */
    _Alignas(8) unsigned char header[ErrorMessage_HEADER] = {0}, control[ErrorMessage_ROOM] = {0}, content[ErrorMessage_ROOM];
    void *vector[2] = {content, (void *) (long) ErrorMessage_ROOM}, *place = vector, *room = control;
    long count = 1, length = ErrorMessage_ROOM;
    memcpy(header + 16, &place, 8);
    memcpy(header + 24, &count, 8);
    memcpy(header + 32, &room, 8);
    memcpy(header + ErrorMessage_CONTROL_LENGTH_AT, &length, 8);
    long read = recvmsg(socket_, (struct msghdr *) header, ErrorMessage_FROM_THE_QUEUE | ErrorMessage_DO_NOT_WAIT);
    int level, type;
    memcpy(&level, control + ErrorMessage_LEVEL_AT, 4);
    memcpy(&type, control + ErrorMessage_TYPE_AT, 4);
    promise("it is read from the queue of errors", read >= 0 && level == IPPROTO_IP && type == IP_RECVERR);
    promise("it says that the port is unreachable",
            control[ErrorMessage_ICMP_TYPE_AT] == ICMP_DEST_UNREACH && control[ErrorMessage_ICMP_CODE_AT] == ICMP_PORT_UNREACH);
    promise("and who says so", !memcmp(control + ErrorMessage_SENDER4_AT, &nobody.sin_addr, 4));
}

int main(void) {
    /* With another number a call may do anything: nothing here waits for ever. */
    alarm(30);
    setvbuf(stdout, NULL, _IOLBF, 0);
    constants();
    structures();
    functions();
    process_descriptors();
    files();
    error_queue();
    return failed != 0;
}
